using UsmeAprende.People.Identity;

namespace UsmeAprende.Gatherings.Imports;

/// <summary>Why a line could not be done, as staff read it.</summary>
internal static class ImportWords
{
    public const string MarkRefused = "No se marcó: la persona pidió borrar sus datos, o el encuentro ya no es suyo.";

    public const string Erased = "La persona pidió borrar sus datos mientras se importaba la lista.";

    public static string Failure(WalkInRegistrationStatus outcome) =>
        outcome switch
        {
            WalkInRegistrationStatus.GuardianMissing => "Es menor de edad y falta quién responde por la persona.",
            WalkInRegistrationStatus.NotStaff => "Su cuenta ya no puede registrar personas.",
            _ => "No se pudo registrar. Regístrela una por una.",
        };
}
