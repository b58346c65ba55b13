using UsmeAprende.People;

namespace UsmeAprende.Web.People;

/// <summary>A person, and those found by another identifier who may be the same.</summary>
public sealed record OtherAccountPage(PersonGlimpse Person, IReadOnlyList<PersonGlimpse> Found);
