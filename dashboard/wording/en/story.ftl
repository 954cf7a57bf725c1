### Stories, told step by step. Titles and texts of stories come from the data.

story-heading = Story
story-none = This dataset has no story. One is a file in its folder stories.
story-choice = Stories
story-steps = Steps of the story
story-step-of = Step { $step } of { $n }
story-step = { $story }, step { $step }: { $title }
# Without the story's title, which tells the end.
story-unnamed-step = A story, step { $step }: { $title }

## How far a story is told, and steps that it does not have.

story-no-step = No step of this story was known on { DATE($day) }.
story-told-until = The story is told as far as it was known on { DATE($day) }.
story-tell-whole = Tell it to its end
story-has-steps = { $n ->
    [one] This story has { $n } step; there is no step { $asked }. Shown is the last.
   *[other] This story has { $n } steps; there is no step { $asked }. Shown is the last.
}
story-has-steps-by-this-day = { $n ->
    [one] By this day it has { $n } step; there is no step { $asked }. Shown is the last.
   *[other] By this day it has { $n } steps; there is no step { $asked }. Shown is the last.
}

## A step.

story-as-known = As known in these sources on { DATE($day) }
story-sentences-left-out = { $n ->
    [one] { $n } sentence left out: a claim in it was not known by this day.
   *[other] { $n } sentences left out: a claim in each was not known by this day.
}
# $problem is a sentence.
story-view-left-out = Left out of this step's view: { $problem }
story-stands = How what is said stood on { DATE($day) } ({ $n })
story-copy-link = Copy link to this step
story-all-steps = All steps
story-step-shown = { $title } (shown)
