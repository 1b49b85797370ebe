"""What surrounds the main text of a page, by what it is called: menus, share buttons, related stories, footers.

The names are those of the systems that Polish public bodies and NGOs use, in English and in Polish.
"""

from collections.abc import Sequence

from ingest.extract.html_node import HEADING_LEVELS, Node, make_node

_ELEMENTS = frozenset(("nav", "footer", "menu", "dialog", "figcaption", "label", "legend", "button"))
_ROLES = """
    navigation contentinfo search complementary dialog alertdialog menu menubar toolbar tooltip alert
"""
_NAMES = """
    nav navbar navi navigation navigator navigacja nawigacja menu submenu topmenu leftmenu menus mainlevel
    breadcrumb breadcrumbs okruszki okruszek sciezka crumbs
    cookie cookies ciasteczka ciasteczko consent gdpr eprivacy
    share sharing sharedaddy udostepnij udostepnianie podziel addthis addtoany social socials socialmedia
    related relatedposts powiazane podobne polecane recommended similar
    sidebar footer foot stopka colophon masthead copyright copyrights
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


def without_boilerplate(root: Node, drop: Sequence[str] = ()) -> Node:
    """Return ``root`` without what its tags, roles and names call boilerplate.

    An element with most of the page's text is never taken for boilerplate because of its name.

    Args:
        root: the visible page.
        drop: names of classes and ids of this source that are boilerplate too, with or without "." or "#".

    """
    return _Pruner(root.chars, frozenset(name.lstrip(".#") for name in drop)).prune(root, within_main=False)


class _Pruner:
    def __init__(self, chars: int, drop: frozenset[str]) -> None:
        self._most = chars * _MOST_OF_PAGE
        self._drop = drop

    def prune(self, node: Node, *, within_main: bool) -> Node:
        within = within_main or node.name in _MAIN or node.attributes.get("role") == "main"
        kept = tuple(
            child if isinstance(child, str) else self.prune(child, within_main=within)
            for child in node.children
            if isinstance(child, str) or not self._is_boilerplate(child, within_main=within)
        )
        return make_node(node.name, node.attributes, kept)

    def _is_boilerplate(self, node: Node, *, within_main: bool) -> bool:
        if self._drop and not self._drop.isdisjoint(_own_names(node)):
            return True
        if node.name in HEADING_LEVELS or node.name in {"body", "html", "main"} or _is_control_of_text(node):
            return False
        if node.name in _ELEMENTS and not (node.name == "figcaption" and node.blocks):
            return True
        if node.chars > self._most:
            return False
        return self._has_a_role(node, within_main=within_main) or _is_called_boilerplate(node)

    def _has_a_role(self, node: Node, *, within_main: bool) -> bool:
        if node.attributes.get("role") in _ROLE_SET or node.name == "form":
            return True
        if node.name == "aside":
            return not within_main or node.link_chars * 2 > node.chars
        is_header = node.name == "header" or node.attributes.get("role") == "banner"
        return is_header and not within_main


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


def _own_names(node: Node) -> set[str]:
    return {*node.attributes.get("class", "").split(), node.attributes.get("id", "")}
