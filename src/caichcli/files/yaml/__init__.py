"""The text of a plan: read into data, pointed into, edited byte by byte. It knows no plan."""
