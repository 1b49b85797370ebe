"""What surrounds the main text of a page, by what it is called: menus, share buttons, related stories, footers.

The names are those of the systems that Polish public bodies and NGOs use, in English and in Polish.
"""

from collections.abc import Sequence
from operator import is_

from ingest.extract.html_main import title_headings
from ingest.extract.html_node import HEADING_LEVELS, Node, descendants, make_node

_ELEMENTS = frozenset(("nav", "footer", "menu", "dialog", "figcaption", "label", "legend", "button"))
_ROLES = """
    navigation contentinfo search complementary dialog alertdialog menu menubar toolbar tooltip
"""
_NAMES = """
    nav navbar navi navigation navigator navigacja nawigacja menu submenu topmenu leftmenu menus mainlevel
    breadcrumb breadcrumbs okruszki okruszek sciezka crumbs
    cookie cookies ciasteczka ciasteczko consent gdpr eprivacy
    share sharing sharedaddy udostepnij udostepnianie podziel addthis addtoany social socials socialmedia
    related relatedposts powiazane podobne polecane recommended similar
    logo logotype sidebar footer foot stopka colophon masthead copyright copyrights
    pagination paginacja pager pagenav pagebar stronicowanie
    comments comment komentarze komentarz respond disqus
    newsletter subscribe search szukaj szukajka wyszukiwarka searchform filters filtry
    metric metrics metryka metryczka rejestr changelog
    author byline createdate modifydate pubdate posted tags tagi taglist taglinks
    print drukuj druk noprint narzedzia ikonki buttonheading
    popup modal lightbox overlay tooltip skip skiplink skiplinks
    calendar kalendarz kalendarium imieniny zegar sonda ankieta poll counter licznik
    advert advertisement reklama reklamy adsense login logowanie lang languages language
"""
# Two words that only together name what is not the text.
_NAME_PAIRS = (
    "site header", "site branding", "page header", "header top", "top bar", "entry meta", "post meta",
    "entry footer", "node meta", "node submitted", "asset metadata", "asset links", "location header",
    "cat links", "back link", "back button", "read more", "event date", "info panel", "field tags", "recent posts",
    "widget area", "widget search", "widget recent", "widget categories", "widget archive", "widget nav",
)  # fmt: skip
_ROLE_SET = frozenset(_ROLES.split())
_NAME_SET = frozenset(_NAMES.split())
_PAIR_SETS = tuple(frozenset(pair.split()) for pair in _NAME_PAIRS)
_MAIN = frozenset(("main", "article"))
_MOST_OF_PAGE = 0.5
_MOST_OF_CONTENTS = 0.6


def without_boilerplate(root: Node, titles: Sequence[str]) -> Node:
    """Return ``root`` without what its tags, roles and names call boilerplate.

    An element with most of the page's text, or with its title, is never taken for boilerplate because of its name.

    Args:
        root: the visible page.
        titles: what the markup says the page is called.

    """
    return _Pruner(root, titles).prune(root, within_main=False)


class _Pruner:
    def __init__(self, root: Node, titles: Sequence[str]) -> None:
        self._most = root.chars * _MOST_OF_PAGE
        self._titles = frozenset(map(id, title_headings(root, titles)))

    def prune(self, node: Node, *, within_main: bool) -> Node:
        within = within_main or node.name in _MAIN or node.attributes.get("role") == "main"
        kept = tuple(
            child if isinstance(child, str) else self.prune(child, within_main=within)
            for child in node.children
            if isinstance(child, str) or not self._is_boilerplate(child, within_main=within)
        )
        unchanged = len(kept) == len(node.children) and all(map(is_, kept, node.children))
        return node if unchanged else make_node(node.name, node.attributes, kept)

    def _is_boilerplate(self, node: Node, *, within_main: bool) -> bool:
        if node.name in HEADING_LEVELS or node.name in {"body", "html", "main"} or _is_control_of_text(node):
            return False
        if node.name in _ELEMENTS and not (node.name == "figcaption" and node.blocks):
            return True
        if node.chars > self._most or self._holds_title(node):
            return False
        named = _has_a_role(node, within_main=within_main) or _is_called_boilerplate(node)
        return named or _is_table_of_contents(node)

    def _holds_title(self, node: Node) -> bool:
        return bool(node.headings and self._titles) and any(id(each) in self._titles for each in descendants(node))


def _has_a_role(node: Node, *, within_main: bool) -> bool:
    role = node.attributes.get("role")
    if role in _ROLE_SET or node.name == "form":
        return True
    if node.name == "aside":
        return not within_main or node.link_chars * 2 > node.chars
    return not within_main and (node.name == "header" or role in {"banner", "alert"})


def _is_table_of_contents(node: Node) -> bool:
    """Return whether the element is a list of links to parts of this page, whose headings say the same."""
    if node.links <= 1 or node.link_chars < _MOST_OF_CONTENTS * node.chars:
        return False
    addresses = (
        each.attributes["href"] for each in descendants(node) if each.name == "a" and "href" in each.attributes
    )
    return all(address.startswith("#") for address in addresses)


def _is_control_of_text(node: Node) -> bool:
    """Return whether the element is a question of an accordion: a button that opens a part of the page."""
    return node.name != "nav" and "aria-controls" in node.attributes and node.links == 0 and node.chars > 0


def _is_called_boilerplate(node: Node) -> bool:
    if "class" not in node.attributes and "id" not in node.attributes:
        return False
    if node.name == "article":
        return False
    words = node.name_words
    return not words.isdisjoint(_NAME_SET) or any(pair <= words for pair in _PAIR_SETS)
