"""`make attack`: whole releases attacked, of other seeds and other numbers of regions. The attack on small tables: tests/protection/attack/."""
