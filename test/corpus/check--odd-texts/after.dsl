model Deal {
  id   Int    @id
  name String @map("the name") @check("\"the name\" <> 'it''s $$ \"x\"'") @check("\"the name\" ~ $$^[^']*\\d?$$ -- ends here")

  @@check(expression: """
    "the name" <> E'a\\nb;'
    AND "the name" <> 'a
    b' /* ) */
    AND $x$;--$x$ <> "the name"
  """, map: "Odd \"check\"; --")
}
