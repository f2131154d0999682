-- window, key: the rank that it would have
local at = reading(ARGV[5])
add(1 + (is_dense and distinct_better(at, ARGV[6]) or count_better(at, ARGV[6])))
return reply
