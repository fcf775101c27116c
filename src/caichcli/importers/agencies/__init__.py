"""Cells that name agencies: whom they name, how names are spelt, whom the register lacks."""
