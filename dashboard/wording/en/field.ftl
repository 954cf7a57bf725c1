### A field for a day, and what is wrong with what it holds.

field-fault = { $label }: { $fault } Until it is corrected, { DATE($day) } counts.
field-fault-no-day = { $label }: { $fault } Until it is corrected, no day counts here.
field-part-missing = a part of the day is missing, or there is no such day.
field-year = the year { $year } does not have four digits.
field-after-last = { DATE($day) } is after { DATE($last) }, the last day that can be chosen here.
