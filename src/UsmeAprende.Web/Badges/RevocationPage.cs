using UsmeAprende.Badges;
using UsmeAprende.People;

namespace UsmeAprende.Web.Badges;

/// <summary>One badge that may be taken back.</summary>
/// <param name="Owner">Null where they were erased.</param>
public sealed record RevocationPage(IssuedBadge Issued, PersonGlimpse? Owner, RevocationForm Form);
