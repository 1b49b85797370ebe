"""What is wrong with a text that was to be a template, in one sentence."""

from bot.messages.template_editing import TEMPLATE_EDITING
from bot.staff.template_check import LONGEST_TEMPLATE, TemplateFault


def fault_sentence(fault: TemplateFault, language: str) -> str:
    """Return the sentence, which tells what to write instead."""
    known = ", ".join(f"{{{name}}}" for name in fault.known)
    sentence = TEMPLATE_EDITING[language].faults[fault.problem]
    return sentence.format(variable=f"{{{fault.variable}}}", known=known, longest=LONGEST_TEMPLATE)
