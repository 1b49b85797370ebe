"""The voucher: an instrument that helps an organisation prepare an international project."""
