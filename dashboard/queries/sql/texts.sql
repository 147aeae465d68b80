-- One row per kind of text that people wrote: how many different ones are released, are held back, and wait for a person.
select kind, released, held_back, waiting
from texts
