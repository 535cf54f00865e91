"""A published site held against its own data and the chain, without the claim files."""
