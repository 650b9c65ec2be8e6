"""The words that agree, refuse, doubt and ask for something else."""

from __future__ import annotations

from app.language.lexicon import Phrases, phrases, words

CLAUSE_MARKS = frozenset({".", "!", "?", ";", ":"})
OPENERS = words("um umm ummm uh er oh ah well so hmm hm , -")
YES = words(
    "yes yeah yep yup yea ya yah aye yess sure certainly absolutely definitely indeed "
    "affirmative yes'm yer yessir"
)
PLAIN_YES = YES - words("sure certainly absolutely definitely indeed")
"""Those that agree wherever they stand, unlike "are you sure"."""
WEAK_YES = words(
    "ok okay okey alright fine good great perfect awesome wonderful cool super excellent "
    "brilliant lovely fantastic correct right exactly precisely amazing positive nice agreed "
    "confirmed wow confirm"
)
OF_COURSE: tuple[tuple[str, ...], ...] = phrases("of course; of - course; ofcourse")
NO_PROBLEM: tuple[tuple[str, ...], ...] = phrases(
    "no problem; no worries; not a problem; no objection; no objections; no complaints; no doubt"
)
ORDERS: tuple[tuple[str, ...], ...] = phrases(
    "go ahead; please do; do it; do that; book it; book that; confirm it; confirm that; "
    "please confirm; reserve it; schedule it; sign me up; please book"
)
"""What tells the assistant to do as it proposed, also as a question ("can you book it?")."""
CONSENT: tuple[tuple[str, ...], ...] = phrases(
    "of course; i confirm; i agree; i accept; all good; all correct; all right; let's do; "
    "sounds good; sounds great; sounds fine; sounds perfect; sounds right; sounds okay; "
    "sounds ok; sounds nice; sounds lovely; sounds like a plan; looks good; looks great; "
    "looks right; looks correct; seems good; seems fine; seems right; that works; works for me; "
    "work for me; that work; will work; that'll work; should work; would work; suits me; "
    "by all means; why not; no problem; no worries; that'll do; that's right; that's correct; "
    "that's fine; that's good; that's great; that's perfect; that's it; is right; is correct; "
    "is fine; is good; is great; is perfect; is okay; is ok; is cool; are correct; are right; "
    "would be great; would be perfect; would be good; would be fine; would be nice; "
    "would be lovely; be fine; permission granted; i like that; i like it; i like this; "
    "i like the sound; i do; got that right; them right; it right; it's fine; it's good; "
    "it's correct; it's right; you're right; make it so; i'm ready; i'm interested; "
    "want this one; want that one; take this one; take that one; try that one; try this one; "
    "with this one; with that one; the one; thats fine; thats right; thats correct; "
    "pull the trigger; i assent; sounds more ideal; sounds ideal; seems nice; is what i want; "
    "i would like that; i'd like that; i would like this; i'd like this; i would like it; "
    "i'd like it; i'd love that; i would love that; i'd love to; i would love to; "
    "i'd be happy to; i'll take it; i'll take that; i'll take this; i will take it; "
    "go with that; go with this; go with it; please and thank you; thatll do; will do; "
    "that'd be; that would do; let's go; let's try that; let's try it; i'm in; count me in; "
    "you bet; for sure; i'm sure; sure thing; very well; that's what i want; "
    "that's what i said; that's what i need; i can do that; i can make that; i can go there; "
    "that suits; suits fine; happy with that; happy with this; happy with it; good with that; "
    "good with this; okay with that; ok with that; fine with that; fine with this; fine with me; "
    "fine by me; okay by me; good by me; you got it; more like it; give it a try; give that a try; "
    "give them a try; give him a try; give her a try; a try"
)
WOULD_LIKE_TO: tuple[tuple[str, ...], ...] = phrases(
    "i would like to; i'd like to; i would love to; i'd love to; i want to; we would like to; "
    "we'd like to; please do so; it is; it does; they are; please; it will; it would"
)
"""What agrees where nothing follows it."""
PERSONS = words("me us you my")
WAS_GOOD: tuple[tuple[str, ...], ...] = phrases(
    "was good; was better; was nice; was great; was fine; was best; was perfect; was okay; "
    "were better"
)
AGREES = Phrases(CONSENT + ORDERS)
POINTERS = words(
    "that that's this it it's he she they everything sounds looks seems works all the thats those"
)
PRAISE = WEAK_YES | words(
    "works suits suit do better confirmed ideal like work best said need asked good well"
)
BOOK_REQUESTS: tuple[tuple[str, ...], ...] = phrases(
    "book an; book a; book me; book the; book my; book there; make an appointment; "
    "make the appointment; make me an; schedule an; schedule a; schedule the; schedule it; "
    "make a reservation; reserve it; set it up; set up an"
)
ASKS_FOR_IT: tuple[tuple[str, ...], ...] = phrases(
    "can we do; can you do; can i come; can i get; can i have; could we do; could i come; "
    "could i get; is there a spot; is there a slot; is there an opening; is there anything; "
    "do you have; do they have; i'd like; i would like; i want; i need; book; please book; "
    "schedule; please schedule; reserve"
)
"""What asks for an appointment with a day or time, where none was put to the person."""

NO = words(
    "no nope nah nay negative wrong incorrect never stop cancel wait hold not don't dont noo nooo"
)
BOUNDS = frozenset({"before", "after", "earlier", "later", "until"})
NEGATIONS = words(
    "not don't dont isn't can't cannot won't wouldn't doesn't didn't wasn't aren't haven't "
    "couldn't never wrong incorrect nope no"
)
FILL = (
    YES
    | WEAK_YES
    | words(
        "a again ah all and at be by course dear dokey dokie done er everybody everyone exactly "
        "for from guys here in is just kindly lot ma'am madam mate me much my now of oh on or "
        "please pretty quite really sir so thank thanks the then there thing to too totally "
        "uh um us very well with you"
    )
)
"""Words that may follow a yes and neither add to it nor take from it."""
ANCHORS = words(
    "i i'd i'll i've i'm we we'd we'll let's lets let that that's thats that'll that'd this it "
    "it's its it'll they them he she one these those please can could would will may should do "
    "does did is are am was have has what what's whats where where's who who's how how's when "
    "which why go book make schedule reserve proceed continue try give get got see confirm set add "
    "put send tell show share sounds looks works seems suits fits want need love like wish also "
    "anything everything you you're "
    "thanks thank"
)
"""Words that tell what follows a yes to be consent, a wish or a question."""

REFUSALS: tuple[tuple[str, ...], ...] = phrases(
    "changed my mind; on second thought; on second thoughts; another time; some other time; "
    "maybe later; perhaps later; probably later; be later; do that later; done later; do it later; "
    "about later; some other day; hold on; hang on; never mind; i changed; changed it; "
    "i misspoke; my mistake; i forgot; do later; not right now; not now; not yet; not today; "
    "not at the moment; not at this time; some other; no need; don't bother; forget it; "
    "forget about; forget that; let it be; leave it; i'll pass; i will pass; pass on; rather not; "
    "maybe not; myself; not necessary; not needed; won't be necessary"
)
DOUBTS: tuple[tuple[str, ...], ...] = phrases(
    "not sure; don't know; dunno; maybe; perhaps; let me think; i'm thinking; unsure; "
    "i guess; not certain; probably; might; i suppose; let me see; let me check; no idea; "
    "i think so; possibly"
)
UNSURE: tuple[tuple[str, ...], ...] = phrases("not sure; i'm not sure; don't know")
"""Doubts that an answer may open with."""
TURNS = frozenset({"but", "however", "except", "unless"})
TAKES_BACK = frozenset({"sorry", "actually", "oops", "darn", "wait"})
CONDITIONS = frozenset({"only", "if", "though", "although"})
POLITE_CONDITIONS: tuple[tuple[str, ...], ...] = phrases(
    "if possible; if you can; if you could; if you don't mind; if you please; if you will; "
    "if you would; if it's possible; if that's possible; if that's okay; if that's ok; "
    "if that's fine; if it's okay; if it's ok"
)

ALTERNATIVES = words(
    "other others another else different alternative alternatives instead rather change "
    "anymore elsewhere somewhere someplace anyone anybody more prefer switch"
)
OTHER_THAN_OFFERED = words("other others another else different instead alternatives change rather")
LEANINGS = words("prefer rather more")
NEXT_OFFERED = words("one result option choice person place available")
NONE = words("nothing no don't not none nobody")
NO_MORE = words("else other others more")
SEARCHES = words("find search look looking searching check try recommend")
WHAT_WAS_OFFERED = words("that this it them there to him her those these one")
HEARD = words("ok okay okey alright right oh hmm thanks thank cool well")
"""What only tells that something was heard, so that a wish after it stands for itself."""
WISHES_ANEW: tuple[tuple[str, ...], ...] = phrases(
    "is there one; is there any; is there a; are there any; do you have any; do you have one; "
    "do you have a; any in; one in; i need a; i need an; i want a; i want an; i would like a; "
    "i'd like a; i am looking for; i'm looking for; i was looking for; i was hoping; "
    "i need one; i want one; i'd like one; i would like one; it needs to; it has to; it must"
)
APPOINTMENT = words(
    "appointment appointments booking reservation slot spot time meeting visit session call demo "
    "consultation haircut cut checkup opening table"
)
COUNTERS: tuple[tuple[str, ...], ...] = phrases("how about; what about")
COMPARED = words("earlier later sooner closer nearer cheaper previous former latter")
"""What sets something else against what was offered: "something earlier would be good"."""

QUESTIONS = words(
    "is are was were do does did shall can could will would have has may might should what what's "
    "who who's where where's when which why how how's isn't aren't don't doesn't"
)
"""Words that open a question."""
