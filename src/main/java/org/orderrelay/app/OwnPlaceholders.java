package org.orderrelay.app;

import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;

/**
 * Lets the route files see our settings and nothing else. Camel would prefer an environment variable of a placeholder's
 * name to its value, and so undo what {@link Settings} made of it (a path resolved against {@code --data}).
 */
final class OwnPlaceholders extends MainListenerSupport {
    @Override
    public void beforeInitialize(BaseMainSupport main) {
        PropertiesComponent properties =
                (PropertiesComponent) main.getCamelContext().getPropertiesComponent();
        properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
        properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
    }
}
