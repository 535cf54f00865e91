"""The one way from this program to other machines: to public ones, within bounds, politely."""
