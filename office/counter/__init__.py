"""At the counter: who collects, what they sign, the receipt; and in which box a card lies until then."""
