"""Which ways of playing pay: a tournament of policies, a search for better ones, and what each lever does around the best."""
