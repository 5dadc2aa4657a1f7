"""Office packages, which Word and Excel share: zip, parts, relations, XML, drawings."""
