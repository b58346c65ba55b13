using UsmeAprende.People;

namespace UsmeAprende.Web.People;

/// <summary>Where the person types the PIN of their card, on the phone of who facilitates.</summary>
public sealed record CardPinPage(PersonGlimpse Person, DateTime Until);
