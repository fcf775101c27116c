"""A page in the browser on which the work of a plan is done: a face on ``services`` alone.

``server`` binds the socket and runs; ``app`` has the routes, ``guard`` stands before them all.
A request becomes a ``Visit`` (who asks, in which language, of which plan and day); a function of
``pages`` answers it with values that services and views give, in a template of ``templates/``.
These are no report's templates: no office changes them, so they lie in the package.

Routes, all below ``/plan/<id>/``: none (overview), ``tasks`` (the filters of ``list`` in the
address), ``tasks/<id>`` (its story), ``tasks/<id>/<deed>`` (to record something); and
``/enter`` (secret -> cookie), ``/state`` (have the files changed?), ``/static/...``.

Reading: a ``Shelf`` keeps what was asked while the files stay as they are; of these only the
changed ones are read again. A page bears the version of the files that it shows; its script asks
``/state`` for the one of now, and takes in the new page where nobody has typed anything.

Writing: the form goes to the very function that the command calls, as a dry run. What it says
(receipt, questions, findings, lines) is shown with the fingerprint of the plan's text and a
number used once. Confirmed, the record is made under the file's lock, where its text still has
that fingerprint; else nothing is written, and what changed is shown. A number that was used
leads to what was done then.

Keeping out: see ``guard``. Without the cookie, nothing but ``/enter`` is answered.
"""
