"""The agencies' forms as Excel workbooks, sent out and handed back with verdicts."""
