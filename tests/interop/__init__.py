"""Programs of other houses, really run: what they make of our files, and how we stand behind them.

`make interop` runs them; it installs what they need, and takes minutes. Files that they wrote stand in `written/`, so that
the ordinary tests read them without the programs. A new part is a module with `run()`, named in __main__.py.
"""
