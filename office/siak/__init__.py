"""What goes to SIAK: by hand, value after value, since it has no open access; and the port for the day it has one."""
