import CommandLine

Plumb.start()
