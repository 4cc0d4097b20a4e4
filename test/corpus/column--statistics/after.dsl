model T {
  id Int     @id
  a  String  @statistics(50) @with(["N_Distinct = -0.25", "n_distinct_inherited=7"])
  b  Int     @with(["n_distinct=100"])
  c  Int     @statistics(10000)
  d  BigInt  @statistics(20)
  e  String? @statistics(1000) @with(["n_distinct=3"])
}
