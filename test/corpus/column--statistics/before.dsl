model T {
  id Int    @id @statistics(0)
  a  String @statistics(500) @with(["n_distinct=-0.5"])
  b  Int    @with(["n_distinct=100", "n_distinct_inherited=-1"])
  c  Int
  d  Int    @statistics(20)
}
