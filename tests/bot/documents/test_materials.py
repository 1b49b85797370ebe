"""The list of materials, read back."""

import pypdfium2

from bot.documents.materials import LinkedMaterial, MaterialsContent, materials_pdf
from tests.bot.documents.reading import pages


def test_each_material_is_named_with_its_address() -> None:
    url = "https://example.org/prezentacje/2027?strona=1&jezyk=pl"
    pdf = materials_pdf(MaterialsContent("Forum", "15 marca", (LinkedMaterial("Łączy nas #Wisła", url),)))
    [text] = pages(pdf)
    assert "Łączy nas #Wisła" in text
    assert url in text
    assert url.encode() in pdf
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) == 1
