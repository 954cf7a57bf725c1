### What is wrong with the form of a CSV file.

csv-unnamed-language = languages in datapackage.json does not name { $language }; name it there, or take the column out; its values are not used
csv-strange-column = the column is not in the schema; its values are not used
