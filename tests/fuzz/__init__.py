"""Files as chance makes them out of good ones, through the real bound child: always a verdict, never a crash."""
