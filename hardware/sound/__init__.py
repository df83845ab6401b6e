"""The loudspeaker: how loud it is, and a tone to test it with."""
