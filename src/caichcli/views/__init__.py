"""One question, one function, one frozen value: the answers, without words and colour."""
