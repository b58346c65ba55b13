namespace UsmeAprende.Web.Catalogue;

/// <summary>How a person says they manage an everyday task.</summary>
public enum Ability
{
    Alone,
    WithHelp,
    NotYet,
}
