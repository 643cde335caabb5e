# Makes the tables beside it, which the tests compare our figures with: Rscript tables.R
# R itself is not needed to run the tests. Made with R 4.2 (Debian's r-base-core).
f <- function(x) format(x, digits = 10, scientific = FALSE, trim = TRUE)
put <- function(name, rows) write.csv(do.call(rbind, rows), name, row.names = FALSE, quote = FALSE)
join <- function(x) paste(x, collapse = " ")

# One share: Wilson's interval.
rows <- list()
for (n in c(1, 2, 5, 7, 12, 29, 30, 73, 150, 384, 1200, 20000))
  for (x in unique(c(0, 1, round(n * c(0.1, 0.5, 0.73, 0.96)), n - 1, n))) {
    if (x > n) next
    ci <- suppressWarnings(prop.test(x, n, correct = FALSE))$conf.int
    rows[[length(rows) + 1]] <- data.frame(x = x, n = n, low = f(ci[1]), high = f(ci[2]))
  }
put("wilson.csv", rows)

# Two shares, with and without the correction for continuity.
rows <- list()
pairs <- list(c(15, 30, 22, 31), c(5, 5, 1, 6), c(0, 12, 3, 14), c(9, 10, 8, 9), c(120, 200, 101, 198), c(33, 40, 20, 40), c(1, 40, 1, 41),
              c(500, 1000, 540, 1000), c(7, 30, 7, 30), c(299, 300, 280, 300), c(2, 9, 6, 8), c(4000, 10000, 4150, 10000), c(30, 60, 31, 60))
for (p in pairs) for (correct in c(TRUE, FALSE)) {
  t <- suppressWarnings(prop.test(c(p[1], p[3]), c(p[2], p[4]), correct = correct))
  rows[[length(rows) + 1]] <- data.frame(x1 = p[1], n1 = p[2], x2 = p[3], n2 = p[4], correct = correct, statistic = f(t$statistic), p = f(t$p.value), low = f(t$conf.int[1]), high = f(t$conf.int[2]))
}
put("two-shares.csv", rows)

# Means.
set.seed(7)
samples <- list(c(5, 4, 4, 3, 5), c(1, 2, 2, 3, 1, 4, 2), sample(1:5, 30, TRUE), sample(1:5, 64, TRUE, c(1, 1, 2, 4, 6)), round(rexp(40, 1 / 12)), round(rnorm(25, 10, 3), 2), c(1, 1, 1, 1, 2), sample(0:365, 12), round(rexp(15, 1 / 5)) + 3)
rows <- list()
for (s in samples) {
  ci <- t.test(s)$conf.int
  rows[[length(rows) + 1]] <- data.frame(values = join(s), mean = f(mean(s)), low = f(ci[1]), high = f(ci[2]))
}
put("means.csv", rows)
rows <- list()
for (i in seq_along(samples)) for (j in seq_along(samples)) if (i < j) {
  t <- t.test(samples[[i]], samples[[j]])
  rows[[length(rows) + 1]] <- data.frame(one = join(samples[[i]]), other = join(samples[[j]]), statistic = f(t$statistic), p = f(t$p.value), low = f(t$conf.int[1]), high = f(t$conf.int[2]))
}
put("two-means.csv", rows)

# Medians: the plain bootstrap, of so many draws that its own chance is small.
rows <- list()
for (s in samples) {
  m <- replicate(20000, median(sample(s, length(s), TRUE)))
  q <- quantile(m, c(0.025, 0.975), names = FALSE)
  rows[[length(rows) + 1]] <- data.frame(values = join(s), median = f(median(s)), low = f(q[1]), high = f(q[2]), error = f(sd(m)))
}
put("medians.csv", rows)

# Cohen's kappa by its definition, its error by Fleiss, Cohen and Everitt (1969), on the table of both.
kappa <- function(m) {
  n <- sum(m); p <- m / n; r <- rowSums(p); c <- colSums(p)
  po <- sum(diag(p)); pe <- sum(r * c); k <- (po - pe) / (1 - pe)
  a <- sum(diag(p) * (1 - (r + c) * (1 - k))^2)
  b <- 0
  for (i in seq_len(nrow(p))) for (j in seq_len(ncol(p))) if (i != j) b <- b + p[i, j] * (c[i] + r[j])^2
  v <- (a + (1 - k)^2 * b - (k - pe * (1 - k))^2) / (n * (1 - pe)^2)
  c(n, po, pe, k, sqrt(v))
}
tables <- list(matrix(c(20, 5, 10, 15), 2, byrow = TRUE), matrix(c(45, 15, 25, 15), 2, byrow = TRUE), matrix(c(44, 5, 1, 7, 20, 3, 9, 5, 6), 3, byrow = TRUE),
               matrix(c(3, 1, 0, 2), 2, byrow = TRUE), matrix(c(0, 4, 5, 0), 2, byrow = TRUE), matrix(c(8, 0, 0, 7), 2, byrow = TRUE), matrix(c(10, 2, 0, 1, 1, 12, 3, 0, 0, 1, 9, 2, 0, 0, 4, 5), 4, byrow = TRUE))
rows <- lapply(tables, function(m) { k <- kappa(m); data.frame(size = nrow(m), cells = join(t(m)), n = k[1], agreed = f(k[2]), chance = f(k[3]), kappa = f(k[4]), error = f(k[5])) })
put("kappa.csv", rows)

# Answers of two, and Holm's correction.
answers <- list(list(c(10, 20, 30), c(30, 20, 10)), list(c(12, 8), c(40, 50)), list(c(5, 15, 25, 40, 60), c(50, 150, 250, 400, 600)), list(c(7, 9, 40), c(60, 40, 12)))
rows <- lapply(answers, function(a) { t <- suppressWarnings(chisq.test(rbind(a[[1]], a[[2]]), correct = FALSE)); data.frame(one = join(a[[1]]), other = join(a[[2]]), statistic = f(t$statistic), p = f(t$p.value), v = f(sqrt(unname(t$statistic) / sum(unlist(a))))) })
put("answers.csv", rows)
ps <- list(c(0.01, 0.02, 0.03, 0.04), c(0.5, 0.001, 0.04, 0.04, 0.9), 0.03, c(0.2, 0.6, 0.00001))
put("holm.csv", lapply(ps, function(p) data.frame(p = join(f(p)), adjusted = join(f(p.adjust(p, "holm"))))))
