model A_table_whose_name_takes_nearly_all_of_the_bytes_that_there_are {
  id                                                             Int @id
  a_column_with_a_name_that_is_about_as_long_as_that_of_its_table Int @check("a_column_with_a_name_that_is_about_as_long_as_that_of_its_table > 0")
  a                                                              Int @check("a > 0") @check("a > -1")

  @@check("a < 10 or id < 10")
  @@check("a < 20 or id < 20")
}
