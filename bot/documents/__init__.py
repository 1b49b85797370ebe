"""Files for people: tickets, posters, badges, lists, certificates, reports, spreadsheets and calendar files."""
