"""A resident made of code: walks up to the real window, touches it, lays papers down, and says what happened.

It is the end-to-end test, the demo and the soak. It plays the physical world with the dock's parts, so a production
install has no robot.
"""
