#pragma once

#include "core/base/error.h"

#include <boost/outcome/result.hpp>
#include <boost/outcome/try.hpp>

namespace whither::base {

/// A value or an Error. Asking for the value of a failure ends the program: it is a bug, never an input.
template <class T> using Result = boost::outcome_v2::result<T, Error, boost::outcome_v2::policy::terminate>;

using boost::outcome_v2::success;

} // namespace whither::base
