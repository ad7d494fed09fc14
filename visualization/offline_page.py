"""What every exported page shares: one HTML file that opens offline and lets nothing else load or run.

pyvis builds the drawing's data; the templates are our own, because pyvis's loads from the network and inserts names
unescaped. Names reach a page in two ways only: escaped by Jinja2, and as JSON whose ``<``, ``>``, ``&`` and ``'`` are
escapes. A content security policy lets no script run but the two that are part of the page, named by their hash.
"""

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

if TYPE_CHECKING:
    from pyvis.network import Network


def offline_page(
    network: "Network", template: tuple[str, str], words: Mapping[str, str], page: Mapping[str, object]
) -> bytes:
    """The page as UTF-8 HTML, without any reference to another file or address.

    ``template`` is a package and the name of a Jinja2 template in it, which reads ``words`` and ``page``; the page gets
    style, scripts and policy beside what is given.
    """
    package, name = template
    style, library, behaviour = _own("offline_page.css"), _library(), _own("offline_page.js")
    environment = Environment(loader=PackageLoader(package, "."), autoescape=True, undefined=StrictUndefined)
    environment.globals["words"] = words
    environment.globals["page"] = {
        **page,
        "third_party": files("visualization").joinpath("offline_page_notices.txt").read_text("utf-8"),
        "policy": _policy(style, library, behaviour),
        "style": style,
        "library": library,
        "behaviour": behaviour,
    }
    network.templateEnv, network.path = environment, name
    html: str = network.generate_html()
    return html.encode("utf-8")


def _own(name: str) -> Markup:
    return Markup(files("visualization").joinpath(name).read_text("utf-8"))  # noqa: S704 - our own file


def _library() -> Markup:
    """vis-network as pyvis brings it, without the pointer to a source map that nobody has."""
    text = files("pyvis").joinpath("templates/lib/vis-9.1.2/vis-network.min.js").read_text("utf-8")
    return Markup(text.partition("\n//# sourceMappingURL=")[0])  # noqa: S704 - the library's own file


def _policy(style: str, *scripts: str) -> str:
    """Nothing may load or run but the page's own scripts and style; the drawing may paint images it makes itself."""
    allowed = " ".join(_source_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_source_hash(style)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _source_hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
