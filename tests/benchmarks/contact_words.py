"""Names, words and domains that the contact grammars are filled with, in two halves.

The halves share no name, no company and no sentence frame's filler, so that a reader which learnt
words instead of rules does worse on the half it was not written against.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """What one half is written with. Domains are written as they are typed."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    common: tuple[str, ...]
    companies: tuple[str, ...]
    providers: tuple[str, ...]


def listed(text: str) -> tuple[str, ...]:
    """Return the words of `text`."""
    return tuple(text.split())


DEVELOPMENT = Words(
    given=listed(
        "john maria peter anna michael sophie lukas emma david laura thomas julia ahmed fatima "
        "wei priya carlos ines pierre claire giovanni chiara olga dmitri yuki kenji kwame amara "
        "noah lily ben kate tom sue bob jane mark will may rose grace frank april art"
    ),
    family=listed(
        "smith miller mueller garcia rossi kowalski novak petrov tanaka chen patel khan okafor "
        "dubois jensen andersson van-dijk murphy baker brown young king hill stone wood fischer "
        "weber hoffmann silva santos lopez smyth clarke nguyen kim lee ivanov papadopoulos yilmaz "
        "cohen bell west church rivers"
    ),
    common=listed(
        "sunny book garden music coffee ocean red blue happy tiger studio design photo travel "
        "green smart bike yoga art soccer"
    ),
    companies=listed(
        "acme.io sunrise-labs.com bluebird.org millerandsons.com greenleaf.co.uk kpmg.co.uk "
        "stadtwerke.de example.com mail.uni-bonn.de cs.ox.ac.uk studio54.net brightpath.com "
        "northwind.ca foobar.dev abc.org mycompany.com bakery.fr casa.es lumen.se kiwi.co.nz "
        "ibm.com startup.ai firm.biz goodhealth.care townhall.gov"
    ),
    providers=listed(
        "gmail.com outlook.com yahoo.com hotmail.com icloud.com gmx.de web.de aol.com proton.me"
    ),
)

HELD_OUT = Words(
    given=listed(
        "robert linda stefan nina james sarah felix mia daniel elena martin karin omar leila "
        "ming anjali diego lucia antoine camille marco giulia natasha ivan haruto sakura kofi "
        "zainab ethan zoe sam beth tim ann jim joan drew hope faith jack june rob bill ivy"
    ),
    family=listed(
        "jones wilson schneider hernandez bianchi nowak svoboda sokolov suzuki wang sharma hassan "
        "mensah laurent nielsen lindgren de-vries kelly cooper green white long prince field rock "
        "lake becker wagner schulz costa pereira gomez thompson whyte tran park choi popov "
        "nikolaidis demir levi carter north bishop banks"
    ),
    common=listed(
        "lucky pixel river movie tea forest gold silver silent dragon atelier craft video hiking "
        "purple clever car dance piano tennis"
    ),
    companies=listed(
        "zenith.io harbor-tech.com redfox.org jonesandpartners.com oaktree.co.uk bbc.co.uk "
        "rathaus.de example.org mail.uni-wien.at cs.cam.ac.uk area51.net clearview.com "
        "maple.ca quux.dev xyz.org ourteam.com boulangerie.fr plaza.es fjord.no koala.com.au "
        "sap.com robotics.ai group.biz familydentist.care cityhall.gov"
    ),
    providers=listed(
        "gmail.com live.com yahoo.co.uk googlemail.com me.com gmx.net t-online.de msn.com "
        "fastmail.com"
    ),
)
