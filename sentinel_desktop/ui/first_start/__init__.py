"""The first start of a desk: five short questions, from nothing to a first recorded scan."""
