"""The rules, one file each; lying in this folder is all the registration there is."""

from convlint.rules.base import Facts, Rule, all_rules, rule_for, rule_named

__all__ = ["Facts", "Rule", "all_rules", "rule_for", "rule_named"]
