"""Random markets for property tests: loops, own shares, votes, bands, nominees, sums over 100 %, arrangements."""

from hypothesis import strategies as st

from domain.ownership.arrangements import Appointment, Arrangements
from domain.ownership.records import PartyKind
from domain.ownership.stakes import Stake

COMPANIES = "ABCDEFGH"
PARTIES = [*COMPANIES, "N", "X", "Y", "Z"]
KINDS = {"N": PartyKind.NOMINEE, "X": PartyKind.PERSON, "Y": PartyKind.FUND}

_PERCENT = st.sampled_from([0.0, 5.0, 10.0, 20.0, 25.0, 30.0, 40.0, 50.0, 51.0, 60.0, 75.0, 100.0])


@st.composite
def stakes(draw: st.DrawFn, *, most: int = 22, bands: bool = True, votes: bool = True) -> list[Stake]:
    """Any stakes at all: what is disclosed of a company may exceed 100 %."""
    found = []
    for number in range(draw(st.integers(0, most))):
        holder, company = draw(st.sampled_from(PARTIES)), draw(st.sampled_from([*COMPANIES, "N"]))
        low = draw(_PERCENT)
        shape = draw(st.sampled_from(["exact", "exact", "band", "open", "none"])) if bands else "exact"
        high = low if shape == "exact" else min(100.0, low + draw(_PERCENT))
        share = (None, None) if shape == "none" else (low, high)
        voting = draw(_PERCENT) if votes and draw(st.integers(0, 5)) == 0 else None
        found.append(Stake(holder, company, *share, voting, voting, low_open=shape == "open", id=str(number)))
    return found


@st.composite
def arrangements(draw: st.DrawFn) -> Arrangements:
    """Up to two appointments and two concerts, nominees among them."""
    pairs = draw(st.lists(st.tuples(st.sampled_from(PARTIES), st.sampled_from(PARTIES)), max_size=2))
    sets = draw(st.lists(st.frozensets(st.sampled_from(PARTIES), min_size=1, max_size=3), max_size=2))
    return Arrangements(tuple(Appointment(*pair, "executive partner") for pair in pairs), tuple(sets))
