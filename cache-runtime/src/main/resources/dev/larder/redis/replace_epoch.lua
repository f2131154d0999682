-- epoch, its successor
if field('epoch') == ARGV[1] then
  begin(ARGV[2])
end
return { 1 }
