using System.ComponentModel.DataAnnotations;

namespace UsmeAprende.Web.Gatherings;

/// <summary>
/// What a camera read, the whole address with its fragment, or what was typed. It travels in the body, for addresses end up in logs (R13).
/// </summary>
public sealed record ScannedCard([Required, MaxLength(500)] string Carne);
