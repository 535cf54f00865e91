"""From bytes to frozen claims, with every fault named and placed."""
