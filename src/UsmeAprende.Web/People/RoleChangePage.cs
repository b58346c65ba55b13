using UsmeAprende.People;

namespace UsmeAprende.Web.People;

/// <summary>A change of role that waits for its second yes.</summary>
public sealed record RoleChangePage(PersonGlimpse Person, Role To);
