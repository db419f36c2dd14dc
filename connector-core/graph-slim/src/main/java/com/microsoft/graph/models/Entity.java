package com.microsoft.graph.models;

import com.microsoft.kiota.serialization.AdditionalDataHolder;
import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParseNode;
import com.microsoft.kiota.serialization.SerializationWriter;
import com.microsoft.kiota.store.BackedModel;
import com.microsoft.kiota.store.BackingStore;
import com.microsoft.kiota.store.BackingStoreFactorySingleton;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * In the place of the SDK's class of this name. That one has a method that makes each of its
 * descendants by name; to verify it, the JVM loads all 1,100 of them at the first mail, a quarter
 * of a second. Mail asks for what it reads by its own type, so that nobody calls that method.
 */
public class Entity implements AdditionalDataHolder, BackedModel, Parsable {
  private static final String ADDITIONAL_DATA = "additionalData";
  private static final String ID = "id";
  private static final String TYPE = "@odata.type";
  private static final String TYPE_KEY = "odataType";

  /** As the SDK has it. */
  protected BackingStore backingStore = BackingStoreFactorySingleton.instance.createBackingStore();

  /** Has no additional data. */
  public Entity() {
    backingStore.set(ADDITIONAL_DATA, new HashMap<String, Object>());
  }

  /** Of whatever type: only what all have in common is read. */
  public static Entity createFromDiscriminatorValue(ParseNode node) {
    return new Entity();
  }

  @Override
  public Map<String, Object> getAdditionalData() {
    Map<String, Object> data = backingStore.get(ADDITIONAL_DATA);
    if (data == null) {
      data = new HashMap<>();
      setAdditionalData(data);
    }
    return data;
  }

  public void setAdditionalData(Map<String, Object> value) {
    backingStore.set(ADDITIONAL_DATA, value);
  }

  @Override
  public BackingStore getBackingStore() {
    return backingStore;
  }

  public void setBackingStore(BackingStore value) {
    backingStore = value;
  }

  public String getId() {
    return backingStore.get(ID);
  }

  public void setId(String value) {
    backingStore.set(ID, value);
  }

  public String getOdataType() {
    return backingStore.get(TYPE_KEY);
  }

  public void setOdataType(String value) {
    backingStore.set(TYPE_KEY, value);
  }

  @Override
  public Map<String, Consumer<ParseNode>> getFieldDeserializers() {
    Map<String, Consumer<ParseNode>> fields = new HashMap<>();
    fields.put(ID, node -> setId(node.getStringValue()));
    fields.put(TYPE, node -> setOdataType(node.getStringValue()));
    return fields;
  }

  @Override
  public void serialize(SerializationWriter writer) {
    writer.writeStringValue(ID, getId());
    writer.writeStringValue(TYPE, getOdataType());
    writer.writeAdditionalData(getAdditionalData());
  }
}
