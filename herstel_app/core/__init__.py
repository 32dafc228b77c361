"""What Herstel is about, in plain Python: no Qt, no sound device, no files, no clock."""
