/** What a page can begin with. Markdown, as everybody may write it: a title, then the page. */
export const templates: readonly string[] = [
  `# First meeting

## To know each other

Where do you come from, and what made you come here?

What does a good week look like for you?

## What we would like

In a few months, what would make you say that it was worth it?

## How we work together

- [ ] When and how long we meet
- [ ] How we write to each other in between
- [ ] What stays between us

## Before the next time

- [ ] One small step each
`,
  `# Our agreement

| | What we agree |
| --- | --- |
| How often we meet | |
| How long, and where | |
| How we write in between | |
| How soon we answer | |

## What we each bring

## What stays between us

What one of us tells stays here, unless somebody is in danger.

## If it does not go well

- [ ] We say so, early and kindly
- [ ] Whom we turn to in the programme
`,
  `# Notes of a session

## Since the last time

What went well? What was hard?

## What we spoke about

## What we take from it

> One sentence worth keeping.

## Next steps

- [ ] Mentee:
- [ ] Mentor:

Next meeting:
`,
  `# A goal, thought through

**In one sentence:** 

| | |
| --- | --- |
| What exactly? | |
| How will I see that it is reached? | |
| What do I have, what do I need? | |
| Why does it matter to me? | |
| By when? | |

## First steps

- [ ] This week:
- [ ] This month:

## What could stand in the way, and what then

`,
  `# Halfway

## What has changed since we began

## Our goals

| Goal | How far | What helps |
| --- | --- | --- |
| | | |
| | | |

## How we work together

What should we keep? What should we do otherwise?

## The second half

- [ ] One thing each that we want by the end
`,
  `# Reading a CV together

## At first sight

What does somebody remember after ten seconds?

- [ ] Name and contact are easy to find
- [ ] What I look for is said at the top
- [ ] One page, or two
- [ ] The same dates and signs throughout

## What I did

For each: a verb, what came of it, a number if there is one.

| As it is | As it could be |
| --- | --- |
| | |
| | |

## What is missing
`,
  `# Before an interview

## The place

What do they do, and what do I like about it?

## What they may ask

- Tell us about you
- A difficulty, and what you did
- Why here?

## A story of mine

1. Where was I?
2. What was to be done?
3. What did I do?
4. What came of it?

## What I ask them

- [ ] What does a good first week look like here?
- [ ] 

## On the day

- [ ] Way and time, with half an hour to spare
- [ ] Two copies of the CV
`,
  `# Looking back

What gave me energy this week?

What did I learn that I did not expect?

When did I hold back, and why?

> What would I say to a friend in my place?

One thing I want to try:
`,
  `# Learning from somebody at work

## Who, and why them

## My questions

- How did you come to this work?
- What does an ordinary day look like?
- What would you do differently?

## What I heard

## Afterwards

- [ ] Write a word of thanks
`,
];
