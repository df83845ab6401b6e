"""The forms of the law (Permendagri 109/2019 as amended by 6/2026): their fields, codes, skip rules and checks."""
