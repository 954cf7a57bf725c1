### How to report an error, and what is said while the server has no answers.

report-to = Send the text to { $recipient }.
report-to-nobody-named = This dataset names no address: send the text to whoever gave you the dataset, or serves this page.
report-recipient = { $name }, { $address }
report-versions = tumen { $program }, dataset version { $version } (files { $files }), as known on { DATE($day) }
report-versions-unnumbered = tumen { $program }, dataset version without a number (files { $files }), as known on { DATE($day) }
# $why is a sentence.
report-no-answers = { $why } What you choose is kept, and this page goes on by itself.
