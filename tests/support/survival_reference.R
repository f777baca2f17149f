# What R's package `survival` makes of cohorts. usage: Rscript survival_reference.R FOLDER
# Reads observations.csv (case, cohort, time, left) and intervals.csv (case, first, last; last NA: was still there), writes
# curves.csv, medians.csv, tests.csv and turnbull.csv beside them.
suppressMessages(library(survival))
folder <- commandArgs(trailingOnly = TRUE)[1]
put <- function(rows, name) {
  numbers <- sapply(rows, is.numeric)
  rows[numbers] <- lapply(rows[numbers], function(x) sprintf("%.17g", x))
  write.csv(rows, file.path(folder, name), row.names = FALSE, quote = FALSE)
}

seen <- read.csv(file.path(folder, "observations.csv"))
curves <- medians <- tests <- NULL
for (case in unique(seen$case)) {
  rows <- seen[seen$case == case, ]
  for (cohort in unique(rows$cohort)) {
    one <- rows[rows$cohort == cohort, ]
    fit <- survfit(Surv(time, left) ~ 1, data = one, conf.type = "log-log")
    told <- summary(fit, times = fit$time)
    curves <- rbind(curves, data.frame(case, cohort, time = told$time, risk = told$n.risk, left = told$n.event,
      censored = told$n.censor, survival = told$surv, error = told$std.err, lower = told$lower, upper = told$upper))
    for (share in c(0.25, 0.5, 0.75)) {
      q <- quantile(fit, share)
      medians <- rbind(medians, data.frame(case, cohort, share, time = unname(q$quantile), lower = unname(q$lower),
        upper = unname(q$upper)))
    }
  }
  if (length(unique(rows$cohort)) > 1) {
    test <- survdiff(Surv(time, left) ~ cohort, data = rows)
    df <- length(test$n) - 1
    tests <- rbind(tests, data.frame(case, chisq = test$chisq, df, p = pchisq(test$chisq, df, lower.tail = FALSE)))
  }
}
put(curves, "curves.csv")
put(medians, "medians.csv")
put(tests, "tests.csv")

# survfitTurnbull() stops when a step changes the survival by less than 5e-5; a reference has to be nearer than that.
tightened <- 0
tighten <- function(part) {
  if (is.numeric(part) && length(part) == 1 && part == 5e-05) {
    tightened <<- tightened + 1
    return(1e-13)
  }
  if (is.call(part) || is.pairlist(part))
    for (i in seq_along(part))
      if (!identical(part[[i]], quote(expr = ))) {
        new <- tighten(part[[i]])
        if (!is.null(new)) part[[i]] <- new
      }
  part
}
estimate <- survival:::survfitTurnbull
body(estimate) <- tighten(body(estimate))
stopifnot(tightened == 1)
assignInNamespace("survfitTurnbull", estimate, "survival")

# R's intervals leave out their first day; ours have it.
intervals <- read.csv(file.path(folder, "intervals.csv"))
turnbull <- NULL
for (case in unique(intervals$case)) {
  one <- intervals[intervals$case == case, ]
  isWide <- !is.na(one$last) & one$last > one$first
  one$first[isWide] <- one$first[isWide] - 0.25
  fit <- survfit(Surv(first, last, type = "interval2") ~ 1, data = one)
  turnbull <- rbind(turnbull, data.frame(case, time = fit$time, survival = fit$surv))
}
put(turnbull, "turnbull.csv")
